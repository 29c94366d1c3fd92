/** What the address of the page asks for. It is taken out of it at once, so that no one reads it over a shoulder or in a history. */
export interface Asked {
  /** Opens the file of `abide open`. */
  token?: string;
  /** Letters of a link that holds a case. */
  link?: string;
}

const TOKEN = 'abide-token';

/** Reads and clears the fragment: `#token=…` of `abide open`, which this tab remembers, or `#case=…` of a link. */
export function takeAddress(): Asked {
  const { hash } = location;
  const token = /^#token=([\w-]+)$/.exec(hash)?.[1];
  const link = /^#case=(.*)$/s.exec(hash)?.[1];
  if (token !== undefined || link !== undefined) history.replaceState(null, '', `${location.pathname}#/who`);
  try {
    if (token !== undefined) sessionStorage.setItem(TOKEN, token);
    const known = token ?? sessionStorage.getItem(TOKEN) ?? undefined;
    return { ...(known !== undefined && { token: known }), ...(link !== undefined && { link }) };
  } catch {
    return { ...(token !== undefined && { token }), ...(link !== undefined && { link }) };
  }
}

/** The server does not know this token any more. */
export function forgetToken(): void {
  try {
    sessionStorage.removeItem(TOKEN);
  } catch {
    // Nothing was remembered.
  }
}
