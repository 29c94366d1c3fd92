import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isWithin } from './openedCase.js';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.yaml': 'text/plain; charset=utf-8',
};

export interface StaticFile {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
}

/**
 * A file of the web application; undefined where there is none, or only behind a link that leads out of its folder.
 *
 * @param site Folder of the application.
 * @param path As it stands in the address. Nothing in it is decoded: the names of the application's files need no
 * percent signs, and so there is no second spelling of `..` or of a slash to look out for.
 */
export async function staticFile(site: string, path: string): Promise<StaticFile | undefined> {
  const names = path === '/' ? ['index.html'] : path.split('/').slice(1);
  // A name begins with a letter, a digit or an underscore: neither empty, nor `..`, nor hidden.
  if (!names.every((name) => /^\w[\w.@+-]*$/.test(name))) return undefined;
  try {
    const file = await realpath(join(site, ...names));
    if (!isWithin(await realpath(site), file) || !(await stat(file)).isFile()) return undefined;
    const bytes = new Uint8Array(await readFile(file));
    return { bytes, type: TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream' };
  } catch {
    return undefined;
  }
}
