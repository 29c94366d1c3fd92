// Writes what is made from other files: docs/case.schema.json, the list of codes in docs/diagnostics.md and
// src/case/class-csv.ts. Needs a build.
import { readFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const { schemaText } = await import(at('dist/src/case/json-schema.js'));
writeFileSync(at('docs/case.schema.json'), schemaText());

const { codeLines } = await import(at('dist/src/case/codes.js'));
const page = readFileSync(at('docs/diagnostics.md'), 'utf8');
const list = ['<!-- codes of cases -->', '| code | meaning |', '| --- | --- |', ...codeLines(), '<!-- end -->'].join(
  '\n',
);
writeFileSync(
  at('docs/diagnostics.md'),
  page.replace(/<!-- codes of cases -->[\s\S]*<!-- end -->/, () => list),
);

const csv = readFileSync(at('data/reference-classes.csv'), 'utf8');
const head = '/** data/reference-classes.csv, so that a browser has it too. A test keeps the two the same. */\n';
writeFileSync(at('src/case/class-csv.ts'), `${head}export const CLASS_CSV = \`${csv}\`;\n`);
