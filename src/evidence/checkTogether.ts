import { nearest } from '../shared/nearest.js';
import { familyOf } from './assemble.js';
import type { ClassEntry, CurveEntry, ModelEntry, RecordFile } from './fileForm.js';
import type { Parsed, Path } from './parseFile.js';
import type { Say } from './shape.js';

/** A file with its content. */
export interface Checked {
  parsed: Parsed;
  file: RecordFile;
}

/** Tells what does not fit between files: ids that stand twice, rivals and sources that are not there or not used. */
export function checkTogether(files: readonly Checked[], say: Say): void {
  const ids = new Map<string, Checked & { path: Path }>();
  const sources = new Map<string, Checked & { path: Path }>();
  const first = (seen: typeof ids, id: string, entry: Checked & { path: Path }, what: string) => {
    const other = seen.get(id);
    if (!other) seen.set(id, entry);
    else
      say('record-id', entry.parsed.keyPlace(entry.path), `${what} ${id} stands twice`, {
        also: [{ at: other.parsed.keyPlace(other.path), what: 'here for the first time' }],
      });
  };
  const families = new Map<string, string>();
  for (const { parsed } of files) {
    const family = familyOf(parsed.name);
    const other = families.get(family);
    if (other === undefined) families.set(family, parsed.name);
    else
      say('record-id', parsed.place([]), `the file ${other} has the same name`, {
        why: 'the name of a file is the id of its family',
      });
  }
  for (const checked of files) {
    for (const [path, id] of recordsOf(checked.file)) first(ids, id, { ...checked, path }, 'the record');
    for (const id of Object.keys(checked.file.cites ?? {}))
      first(sources, id, { ...checked, path: ['cites', id] }, 'the source');
  }
  checkQuestions(ids, say);
  const used = new Set<string>();
  for (const { parsed, file } of files) {
    const demandSources = (path: Path, names: readonly string[] = []) =>
      names.forEach((name, i) => {
        used.add(name);
        if (!sources.has(name))
          say('record-reference', parsed.place([...path, 'sources', i]), `no file describes the source '${name}'`, {
            nearest: nearest(name, [...sources.keys()]),
            instead: `cites: {${name}: {title: …, citation: …, terms: …}}`,
          });
      });
    demandSources([], file.sources);
    for (const [path, id, entry] of recordsOf(file)) {
      demandSources(path, entry.sources);
      const { rivals } = 'rivals' in entry ? entry : {};
      rivals?.forEach((rival, i) => {
        const at = parsed.place([...path, 'rivals', i]);
        const other = ids.get(rival);
        if (rival === id) say('record-reference', at, `${id} is no rival of itself`);
        else if (!other)
          say('record-reference', at, `no record has the id '${rival}'`, { nearest: nearest(rival, [...ids.keys()]) });
        else if (ofEntry(other, 'kind') !== (entry.kind ?? file.kind))
          say('record-reference', at, `${rival} is of another kind: ${ofEntry(other, 'kind')}`);
        else if (ofEntry(other, 'question') !== (entry.question ?? file.question))
          say('record-reference', at, `${rival} asks another question: ${ofEntry(other, 'question')}`, {
            why: 'a rival codes the same question in another way',
          });
      });
    }
  }
  for (const [id, { parsed, path }] of sources)
    if (!used.has(id)) say('record-unused', parsed.keyPlace(path), `no record comes from the source '${id}'`);
}

/** Records that ask the same question may be set between, so they are of one kind and count years, or none does. */
function checkQuestions(ids: ReadonlyMap<string, Checked & { path: Path }>, say: Say): void {
  const first = new Map<string, [string, Checked & { path: Path }]>();
  for (const [id, entry] of ids) {
    const key = `${entry.path[0]} ${ofEntry(entry, 'question')}`;
    const [other, before] = first.get(key) ?? [];
    if (!before) first.set(key, [id, entry]);
    else if (sortOf(entry) !== sortOf(before))
      say('record-question', entry.parsed.keyPlace(entry.path), `${id} asks the question of ${other}`, {
        why: `${id} is of ${sortOf(entry)}, ${other} of ${sortOf(before)}: nothing lies between them`,
        instead: 'question: with another text',
      });
  }
}

const sortOf = (entry: Checked & { path: Path }) =>
  `the kind ${ofEntry(entry, 'kind')}, counted by ${ofEntry(entry, 'per') ?? 'case'}`;

/** Classes, curves and models of a file, with their paths. */
function recordsOf({
  classes = {},
  curves = {},
  models = {},
}: RecordFile): [Path, string, ClassEntry | CurveEntry | ModelEntry][] {
  return [
    ...Object.entries(classes).map(([id, entry]): [Path, string, ClassEntry] => [['classes', id], id, entry]),
    ...Object.entries(curves).map(([id, entry]): [Path, string, CurveEntry] => [['curves', id], id, entry]),
    ...Object.entries(models).map(([id, entry]): [Path, string, ModelEntry] => [['models', id], id, entry]),
  ];
}

/** What an entry says for itself, or its file for it. */
function ofEntry({ file, path: [part, id] }: Checked & { path: Path }, key: 'kind' | 'question' | 'per') {
  return file[part as 'classes' | 'curves' | 'models']![id as string]![key] ?? file[key];
}
