import type { Diagnostic } from '../shared/diagnostic.js';
import { merge, without } from './merge.js';
import type { Problems } from './problems.js';
import { TextFile } from './text-file.js';
import { get, type MapNode, textAt } from './tree.js';
import { type Comment, parseYaml } from './yaml.js';

/**
 * Gives the text of a case and the name under which places mention it, or says why there is none. `whole` is the path
 * from the root, where there is one: a case in the folder `.` is called after that folder.
 */
export type LoadText = (path: string) => { text: string; file: string; whole?: string } | { problem: Diagnostic };

export interface Loaded {
  /** The case with all that it extends; absent where nothing could be read. */
  root?: MapNode;
  /** What the case is called after: the path of its file, from the root where that is known. */
  path: string;
  /** The case itself, then what it extends. */
  files: TextFile[];
  comments: { file: TextFile; comment: Comment }[];
  /** Where syntax errors stand. */
  broken: { file: TextFile; offset: number }[];
}

/** A case may be this long. The largest of the examples has 20,000 characters. */
export const LARGEST_CASE = 1024 * 1024;

/** How long a chain of extends may be. */
const MOST_FILES = 20;

/** Reads a case and, one after the other, the cases that it extends. */
export function loadCaseTree(path: string, load: LoadText, problems: Problems): Loaded {
  const loaded: Loaded = { path, files: [], comments: [], broken: [] };
  const roots: MapNode[] = [];
  let next: { path: string; from?: ReturnType<typeof textAt> } | undefined = { path };
  while (next) {
    const { path, from } = next as { path: string; from?: ReturnType<typeof textAt> };
    next = undefined;
    const found = load(path);
    if ('problem' in found) {
      problems.list.push(from ? { ...found.problem, at: from.at } : found.problem);
      break;
    }
    const circle = loaded.files.findIndex((f) => f.name === found.file);
    if (circle >= 0 || loaded.files.length === MOST_FILES) {
      const names = [...loaded.files.map((f) => f.name), found.file];
      problems.error(
        'extends-circle',
        from!.at,
        circle >= 0
          ? `cases extend each other in a circle: ${names.slice(circle).join(' → ')}`
          : `more than ${MOST_FILES} cases extend each other`,
      );
      break;
    }
    if (!from) loaded.path = found.whole ?? found.file;
    const file = new TextFile(found.file, found.text);
    loaded.files.push(file);
    const root = readFile(file, problems, loaded);
    if (!root) break;
    roots.push(root);
    const base = textAt(root, 'extends');
    if (base?.text.trim()) next = { path: beside(file.name, base.text.trim()), from: base };
  }
  if (roots.length === 0) return loaded;
  loaded.root = roots.reduceRight((base, change) => merge(leaveOut(base, change, problems), change));
  return loaded;
}

function readFile(file: TextFile, problems: Problems, loaded: Loaded): MapNode | undefined {
  if (file.text.trim() === '' || /^\ufeff?\s*$/.test(file.text)) {
    problems.error('empty-file', { file: file.name, line: 1, column: 1, length: 1 }, 'this file is empty', {
      instead: 'abide new NAME writes a case to start from',
    });
    return undefined;
  }
  if (file.text.length > LARGEST_CASE) {
    problems.error(
      'too-large-file',
      { file: file.name, line: 1, column: 1, length: 1 },
      `${file.name} is longer than 1 MiB`,
    );
    return undefined;
  }
  const { root, broken, comments } = parseYaml(file, problems);
  loaded.broken.push(...broken.map((offset) => ({ file, offset })));
  loaded.comments.push(...comments.map((comment) => ({ file, comment })));
  if (root?.kind === 'map') return root;
  if (root || problems.list.length === 0) {
    problems.error(
      'not-a-case',
      root?.at ?? { file: file.name, line: 1, column: 1, length: 1 },
      'this is not a case: it has no keys',
      {
        instead: 'abide: 1, title: …, parties: … (abide new NAME writes a case to start from)',
      },
    );
  }
  return undefined;
}

function leaveOut(base: MapNode, change: MapNode, problems: Problems): MapNode {
  const list = get(change, 'without');
  if (list?.kind !== 'list') return base;
  return list.items.reduce<MapNode>(
    (root, path) => (path.kind === 'text' ? without(root, path, problems) : root),
    base,
  );
}

/** A path that is given relative to the folder of a file. */
export function beside(file: string, path: string): string {
  const forward = path.replaceAll('\\', '/');
  if (/^(\/|[A-Za-z]:\/)/.test(forward)) return forward;
  const parts = file.split('/').slice(0, -1);
  for (const part of forward.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      if (parts.at(-1) !== '') parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/') || '.';
}
