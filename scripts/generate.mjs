// Writes what is made from other files: docs/case.schema.json and the list of codes in docs/diagnostics.md. Needs a
// build.
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
