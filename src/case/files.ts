import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../shared/diagnostic.js';
import { nearest } from '../shared/nearest.js';
import type { Code } from './codes.js';
import { LARGEST_CASE, type LoadText } from './load.js';

/** Reads a case from disk: a folder that holds case.yaml, or a file. The only file of this folder that needs Node. */
export const loadFromDisk: LoadText = (path) => {
  const given = path.replaceAll('\\', '/').replace(/(.)\/+$/, '$1');
  try {
    if (!existsSync(given)) return { problem: missing(given) };
    const isFolder = statSync(given).isDirectory();
    const file = isFolder ? `${given === '.' ? '' : `${given}/`}case.yaml` : given;
    if (isFolder && !existsSync(file)) return { problem: noCase(given) };
    const stat = statSync(file);
    if (!stat.isFile()) return { problem: problem('not-a-file', `${file} is not a file`) };
    if (stat.size > LARGEST_CASE) {
      const size = `${(stat.size / LARGEST_CASE).toFixed(1)} MiB`;
      return { problem: problem('too-large-file', `${file} is ${size} long`, { why: 'a case may be 1 MiB long' }) };
    }
    return decode(readFileSync(file), file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'EACCES' ? 'it may not be read' : 'the system refuses';
    return { problem: problem('unreadable', `${given} cannot be read`, { why: reason }) };
  }
};

function decode(bytes: Buffer, file: string): ReturnType<LoadText> {
  const start = { file, line: 1, column: 1, length: 1 };
  if (bytes.subarray(0, 8192).includes(0)) {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return {
      problem: utf16
        ? problem('not-utf-8', `${file} is UTF-16`, { at: start, instead: 'save it as UTF-8' })
        : problem('binary', `${file} is not a text`, {
            at: start,
            instead: 'a case.yaml; abide new NAME writes one to start from',
          }),
    };
  }
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      file,
      whole: resolve(file),
    };
  } catch {
    // Everything up to the first wrong byte is good text, so its line can be named.
    const replaced = new TextDecoder('utf-8').decode(bytes);
    const before = replaced.slice(0, replaced.indexOf('\ufffd'));
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    return {
      problem: problem('not-utf-8', `${file} is not UTF-8 from here on`, {
        at: { file, line, column, length: 1 },
        instead: 'save it as UTF-8',
      }),
    };
  }
}

function missing(path: string): Diagnostic {
  const folder = dirname(path);
  if (!existsSync(folder)) return problem('no-such-case', `${path} does not exist: there is no folder ${folder}`);
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  const prefix = folder === '.' && !path.startsWith('./') ? '' : `${folder}/`;
  const near = nearest(basename(path), names.sort()).map((name) => prefix + name);
  return problem('no-such-case', `${path} does not exist`, near.length ? { nearest: near } : {});
}

/** A folder without case.yaml: says what it holds, and which command reads that. */
function noCase(folder: string): Diagnostic {
  const names = readdirSync(folder).sort();
  const what = `${folder} is a folder without case.yaml`;
  const yaml = names.filter((name) => /\.ya?ml$/.test(name));
  const cases = names.filter((name) => existsSync(join(folder, name, 'case.yaml')));
  if (names.some((name) => name.endsWith('.xml'))) {
    return problem('no-case-in-folder', what, {
      why: 'it holds XML, as GENIUS writes its domains',
      instead: `abide settle ${folder}`,
    });
  }
  const json = names.filter((name) => name.endsWith('.json'));
  if (yaml.length)
    return problem('no-case-in-folder', what, {
      instead: yaml
        .slice(0, 3)
        .map((name) => `${folder}/${name}`)
        .join(', or '),
    });
  if (cases.length)
    return problem('no-case-in-folder', what, {
      why: 'it holds folders with cases',
      instead: cases
        .slice(0, 5)
        .map((name) => `${folder}/${name}`)
        .join(', or '),
    });
  if (json.length) {
    return problem('no-case-in-folder', what, { why: 'it holds JSON', instead: `abide settle ${folder}/${json[0]}` });
  }
  return problem('no-case-in-folder', what, {
    why: names.length ? `it holds ${names.slice(0, 5).join(', ')}` : 'it is empty',
  });
}

function problem(code: Code, what: string, more: Partial<Diagnostic> = {}): Diagnostic {
  return { code, severity: 'error', what, ...more };
}
