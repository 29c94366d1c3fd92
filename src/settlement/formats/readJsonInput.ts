import { type Diagnostic, hasErrors } from '../../shared/diagnostic.js';
import { type JsonNode, parseJson } from '../../shared/json.js';
import { JsonReader } from '../../shared/jsonReader.js';
import type { DealSpace } from '../space.js';
import { readAdditive } from './additive.js';
import { error, startOf, type TextFile } from './file.js';
import { readScorable } from './scorable.js';

/** An additive or scorable file; which one is told by its keys. */
export function readJsonInput(file: TextFile): {
  kind?: 'additive' | 'scorable';
  space?: DealSpace;
  diagnostics: Diagnostic[];
} {
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
