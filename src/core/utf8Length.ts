/** How many bytes a string takes as UTF-8. A lone surrogate counts as the 3 bytes of U+FFFD, as an encoder writes it. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1;
    // A pair is 4 bytes for 2 units.
    if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      bytes++;
      index++;
    }
  }
  return bytes;
}
