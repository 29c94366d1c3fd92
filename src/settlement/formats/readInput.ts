import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, hasErrors } from '../../shared/diagnostic.js';
import { type JsonNode, parseJson } from '../../shared/json.js';
import { JsonReader } from '../../shared/jsonReader.js';
import { readTextFile, reason } from '../../shared/readTextFile.js';
import type { DealSpace } from '../space.js';
import { readAdditive } from './additive.js';
import { error, MAX_BYTES, MAX_TOLD, startOf, type TextFile } from './file.js';
import { geniusFiles, looksLikeGenius, readGenius } from './genius.js';
import { looksLikeNegoLog, negoLogFiles, readNegoLog } from './negolog.js';
import { readScorable } from './scorable.js';

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

/** An additive or scorable file; which one is told by its keys. */
export function readJsonInput(file: TextFile): Omit<Input, 'files'> {
  const { root, diagnostics, locator } = parseJson(file);
  if (!root) return { diagnostics };
  const reader = new JsonReader(locator, diagnostics);
  const kind = kindOf(root);
  if (kind) return { kind, ...(kind === 'additive' ? readAdditive(root, reader) : readScorable(root, reader)) };
  if (!hasErrors(diagnostics)) {
    const profile = root.kind === 'object' && root.entries.some((entry) => entry.key === 'issueWeights');
    const instead = profile
      ? 'the folder that holds the profiles of this NegoLog domain'
      : '"issues" and "parties" with "weights" and "evaluations", or "shape" and "parties" with "scores"';
    const what = profile
      ? 'one profile of a NegoLog domain is not enough'
      : 'the JSON is of no kind that is known here';
    diagnostics.push(error('unknown-format', startOf(file), what, { instead }));
  }
  return { diagnostics };
}

function kindOf(root: JsonNode): 'additive' | 'scorable' | undefined {
  if (root.kind !== 'object') return undefined;
  const top = new Map(root.entries.map((entry) => [entry.key, entry.value]));
  const parties = top.get('parties');
  const first = parties?.kind === 'array' ? parties.items[0] : undefined;
  const keys = first?.kind === 'object' ? first.entries.map((entry) => entry.key) : [];
  if (top.has('shape') || keys.includes('scores')) return 'scorable';
  if (top.has('issueWeights')) return undefined;
  return top.has('issues') || keys.includes('evaluations') || keys.includes('weights') ? 'additive' : undefined;
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
