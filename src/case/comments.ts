import type { Grounds } from './grounds.js';
import type { Loaded } from './load.js';
import type { Problems } from './problems.js';

/** `35 #p6` is 35 and a comment: warns where a comment is nothing but what a ground looks like. */
export function checkComments(loaded: Loaded, grounds: Grounds, problems: Problems): void {
  for (const { file, comment } of loaded.comments) {
    const word = comment.text.trim();
    const name = word.replace(/^@/, '');
    const known = Object.hasOwn(grounds.sources, name) || Object.hasOwn(grounds.judgements, name);
    const looksLike =
      /^@?([a-z][a-z0-9-]*\/)?p\d+$/.test(word) || /^@\S+$/.test(word) || /^class\/\S+$/.test(word) || known;
    if (!looksLike) continue;
    problems.warning(
      'ground-as-comment',
      file.place(comment.start, comment.start + 1 + comment.text.length),
      `'#${comment.text}' is a comment, not a ground`,
      {
        why: 'nothing after # is read',
        instead: `@${name}`,
      },
    );
  }
}
