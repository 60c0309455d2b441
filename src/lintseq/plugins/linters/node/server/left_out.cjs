"use strict";
// Globals of browsers that are not known here.

// Names that a browser has, and that programs give more often to things of their own, or to what
// they import. Were they known, nobody would notice that the line is gone that makes them. Where a
// program means the browser's, it has an error from the start, which is forgiven.
const LEFT_OUT = new Set(
  `
  addEventListener ai blur caches close closed confirm content crypto defaultStatus
  defaultstatus die event external fence fetch find focus frameElement frames getSelection
  history innerHeight innerWidth length location locationbar menubar model moveBy moveTo name
  offscreenBuffering open opener origin outerHeight outerWidth pageXOffset pageYOffset parent
  performance personalbar print prompt removeEventListener resizeBy resizeTo screen screenLeft
  screenTop screenX screenY scroll scrollBy scrollTo scrollX scrollY scrollbars self status
  statusbar stop styleMedia toolbar top viewport when Animation Attr Cache Client Comment
  Credential Document Element Event Fence Gamepad HID Highlight Image Ink Layer Lock Node
  Observable Option Plugin Position Range Report Request Response Sanitizer Scheduler Selection
  Serial Shape Subscriber Summarizer Text Touch Translator USB
  `.trim().split(/\s+/),
);

module.exports = { LEFT_OUT };
