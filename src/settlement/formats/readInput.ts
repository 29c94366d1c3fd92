import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../shared/diagnostic.js';
import { readTextFile, reason } from '../../shared/readTextFile.js';
import type { DealSpace } from '../space.js';
import { error, MAX_BYTES, MAX_TOLD, startOf, type TextFile } from './file.js';
import { geniusFiles, looksLikeGenius, readGenius } from './genius.js';
import { looksLikeNegoLog, negoLogFiles, readNegoLog } from './negolog.js';
import { readJsonInput } from './readJsonInput.js';

export interface Input {
  /** Absent when there is an error among the diagnostics. */
  space?: DealSpace;
  /** Which format it was taken for; absent where that could not be told. */
  kind?: 'genius' | 'negolog' | 'additive' | 'scorable';
  diagnostics: Diagnostic[];
  /** Text of each file by the name used in the diagnostics, to show the lines. */
  files: Record<string, string>;
}

/**
 * Reads negotiation data in a format of the field: a folder with a GENIUS or a NegoLog scenario, or a JSON file of the
 * additive or the scorable kind. A folder with a `case.yaml` is for the case reader; look for that first.
 *
 * @param path As the user gave it; diagnostics use it, never an absolute path.
 */
export function readInput(path: string): Input {
  const input = readAny(path);
  const extra = input.diagnostics.length - MAX_TOLD;
  if (extra <= 0) return input;
  const shown = [...input.diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, MAX_TOLD);
  const rest = { code: 'more', severity: shown.at(-1)!.severity, what: `there are ${extra} more problems` };
  return { ...input, diagnostics: [...shown, rest] };
}

const RANK = { error: 0, warning: 1, note: 2 };

function readAny(path: string): Input {
  const files: Record<string, string> = Object.create(null);
  const failed = (...diagnostics: Diagnostic[]): Input => ({ diagnostics, files });
  const at = startOf({ name: path });
  let folder: string[] | undefined;
  try {
    folder = statSync(path).isDirectory() ? readdirSync(path) : undefined;
  } catch (thrown) {
    return failed(error('unreadable', at, `${path} cannot be read: ${reason(thrown)}`));
  }
  if (folder) return readFolder(path, folder, files);
  if (/\.xml$/i.test(path)) {
    const instead = 'the folder that holds the domain and its profiles';
    return failed(error('unknown-format', at, 'one XML file of a GENIUS scenario is not enough', { instead }));
  }
  const [file, problem] = readTextFile(path, path, MAX_BYTES);
  if (problem) return failed(problem);
  files[file.name] = file.text;
  return { ...readJsonInput(file), files };
}

function readFolder(path: string, names: string[], files: Record<string, string>): Input {
  const genius = looksLikeGenius(names);
  const wanted = genius ? geniusFiles(names) : looksLikeNegoLog(names) ? negoLogFiles(names) : [];
  const diagnostics: Diagnostic[] = [];
  const at = startOf({ name: path });
  if (wanted.length === 0) {
    const what = names.length === 0 ? 'the folder is empty' : 'the folder holds no negotiation data that is known here';
    const instead = 'a GENIUS folder (domain and profiles as XML) or a NegoLog folder (profile….json)';
    return { diagnostics: [error('unknown-format', at, what, { instead })], files };
  }
  const texts: TextFile[] = [];
  let left = MAX_BYTES;
  for (const name of wanted) {
    const [file, problem] = readTextFile(join(path, name), `${path.replace(/[/\\]+$/, '')}/${name}`, left, MAX_BYTES);
    if (problem) diagnostics.push(problem);
    else {
      texts.push(file);
      files[file.name] = file.text;
      left -= file.text.length;
    }
  }
  const kind = genius ? 'genius' : 'negolog';
  if (diagnostics.length > 0) return { kind, diagnostics, files };
  return { kind, ...(genius ? readGenius(path, texts) : readNegoLog(path, texts)), files };
}
