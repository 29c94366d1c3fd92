/**
 * Why a request is none of this server's business; undefined for one from the person at this machine, or from the
 * page that this server gave out.
 *
 * - The Host must be ours: a page of another site whose name was made to point at 127.0.0.1 (DNS rebinding) still
 *   sends that site's name.
 * - An Origin, where a browser sends one, must be the address that was asked: no page of another site gets an answer.
 * - Sec-Fetch-Site, where a browser sends it, must say that the request comes from this origin or from nobody's page.
 *
 * @param port The one that the server listens on.
 */
export function foreign({ headers, url }: Request, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const host = headers.get('host') ?? '';
  // The address may also stand in the request line, and then it wins over the header.
  if (!hosts.includes(host) || new URL(url).host !== host) return `this server answers to ${hosts[0]} alone`;
  const origin = headers.get('origin');
  if (origin !== null && origin !== `http://${host}`) return 'this server answers its own pages alone';
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return 'this server is not for other sites';
  return undefined;
}
