import { realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { loadFromDisk } from '../../case/files.js';
import { versionOf } from './caseFile.js';
import { isWithin, type OpenedCase } from './openedCase.js';

/** A file that the case extends, or why it is not given, with the status of HTTP. */
export type ExtendedFile =
  | { name: string; text: string; version: string }
  | { status: 400 | 403 | 404 | 422; error: string };

/**
 * Reads a file by the name that the case has for it: a path from the folder of the case, to a YAML file or to a folder
 * with case.yaml. Inside the folder any such file is read that no link leads out; outside of it those alone that the
 * case extended when it was opened.
 */
export function extendedFile(opened: OpenedCase, name: string): ExtendedFile {
  if (name === '' || /[\0\\]/.test(name)) {
    return { status: 400, error: 'a name is a path from the folder of the case, with forward slashes' };
  }
  const asked = resolve(opened.folder, name);
  const inside = isWithin(opened.folder, asked);
  if (!inside && !opened.outside.has(asked)) {
    const why = 'is outside the folder of the case, which did not extend it when it was opened';
    return { status: 403, error: `${name} ${why}; start abide open again to read it` };
  }
  const file = isFolder(asked) ? join(asked, 'case.yaml') : asked;
  const target = leadsTo(file);
  if (target === undefined) return { status: 404, error: `${name} does not exist` };
  const allowed = inside ? isWithin(realpathSync(opened.folder), target) : target === opened.outside.get(asked);
  if (!allowed) return { status: 403, error: `${name} is a link that leads elsewhere` };
  if (!/\.ya?ml$/i.test(target)) return { status: 403, error: `${name} is no YAML file; nothing else is read` };
  const found = loadFromDisk(target);
  if ('problem' in found) return { status: 422, error: `${name}: ${found.problem.what}` };
  const ownName = relative(opened.folder, file).replaceAll('\\', '/');
  return { name: ownName, text: found.text, version: versionOf(found.text) };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The file behind a path, with all links followed. */
function leadsTo(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
