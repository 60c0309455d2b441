; inherits: ecma

; `declare const x: number;` needs no value, so the check of JavaScript does not hold here.
