"""The engine, every interface and the laws. Standard library and pluggy only; names no tool."""
