/**
 * The page of the application, marked as one that this server gives out: `<meta name="abide-served">` at its head. The
 * page then keeps nothing of itself in the browser, with the token or without. A page without a head stays as it is.
 */
export function servedPage(html: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(html);
  return new TextEncoder().encode(text.replace('<head>', '<head>\n<meta name="abide-served">'));
}
