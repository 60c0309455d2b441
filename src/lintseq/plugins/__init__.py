"""Everything that knows a tool: one folder a kind, one file a tool."""
