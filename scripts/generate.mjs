// Writes the files that are made from others: docs/case.schema.json and src/case/class-csv.ts. Needs a build.
import { readFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const { schemaText } = await import(at('dist/src/case/json-schema.js'));
writeFileSync(at('docs/case.schema.json'), schemaText());

const csv = readFileSync(at('data/reference-classes.csv'), 'utf8');
const head = '/** data/reference-classes.csv, so that a browser has it too. A test keeps the two the same. */\n';
writeFileSync(at('src/case/class-csv.ts'), `${head}export const CLASS_CSV = \`${csv}\`;\n`);
