import type { LoadText } from '../../../src/case/index.js';
import type { CaseText } from './protocol.js';

/** Gives the reader of cases the texts that the workbench holds; nothing is fetched. */
export function loadFrom({ name, text, others }: CaseText): LoadText {
  const texts: Record<string, string> = { ...others, [name]: text };
  return (path) => {
    const file = [path, `${path}/case.yaml`].find((at) => Object.hasOwn(texts, at));
    if (file !== undefined) return { text: texts[file]!, file };
    return {
      problem: {
        code: 'no-file',
        severity: 'error',
        what: `the workbench holds no file ${path}`,
        why: 'this case extends another one, and only its own text was opened',
        instead: 'open the case with abide open, or from the list of cases',
      },
    };
  };
}
