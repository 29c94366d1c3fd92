// Puts data/records and data/models into src/evidence/embedded.ts, so that Abide starts without reading YAML and a browser has them too.
// The build does this before it compiles, and has them checked after.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './install.mjs';

const folders = ['records', 'models'];
const module = join(root, 'src', 'evidence', 'embedded.ts');

/** The files of data/records, then those of data/models, in the order of their names. */
export function recordFiles() {
  return folders.flatMap((folder) => {
    const names = readdirSync(join(root, 'data', folder)).filter((name) => name.endsWith('.yaml'));
    return names.sort().map((name) => ({
      name: `data/${folder}/${name}`,
      text: readFileSync(join(root, 'data', folder, name), 'utf8'),
    }));
  });
}

export function embedRecords() {
  const files = recordFiles().flatMap(({ name, text }) => {
    try {
      return [[name, parse(text)]];
    } catch {
      return []; // checkRecords says why
    }
  });
  const json = JSON.stringify(files).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const lines = `/** data/records and data/models as JSON: written by scripts/embed.mjs, not by hand. */\nexport const EMBEDDED = '${json}';\n`;
  if (!existsSync(module) || readFileSync(module, 'utf8') !== lines) writeFileSync(module, lines);
}

/** Says what is wrong with data/records and data/models, once the reader is compiled. @returns Whether nothing is. */
export async function checkRecords() {
  const { readRecords } = await import('../dist/src/evidence/readRecords.js');
  const { describe } = await import('../dist/src/shared/diagnostic.js');
  const files = recordFiles();
  const { diagnostics } = readRecords(files);
  for (const d of diagnostics) console.error(describe(d, files.find((file) => file.name === d.at?.file)?.text));
  return diagnostics.length === 0;
}
