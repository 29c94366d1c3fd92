/** Letters of other alphabets that look like a Latin one: Cyrillic and Greek, with what they look like. */
const LOOKS_LIKE: Record<string, string> = Object.fromEntries(
  [
    'аaсcеeіiјjоoрpѕsхxуyһhԁdԛqԝwкkмmтtвbнh',
    'АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУY',
    'αaοoρpνvτtκkιiυu',
    'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX',
  ]
    .join('')
    .match(/../gu)!
    .map((pair) => [...pair] as [string, string]),
);

/** Says which letter of a word only looks Latin, or nothing. A word wholly in another alphabet is left alone. */
export function foreignLetter(text: string): string | undefined {
  for (const word of text.match(/[\p{L}\p{N}-]+/gu) ?? []) {
    if (!/[A-Za-z]/.test(word)) continue;
    for (const letter of word) {
      const alphabet = /\p{Script=Cyrillic}/u.test(letter)
        ? 'Cyrillic'
        : /\p{Script=Greek}/u.test(letter)
          ? 'Greek'
          : '';
      if (!alphabet) continue;
      const code = letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      const like = LOOKS_LIKE[letter] ? `, which looks like Latin '${LOOKS_LIKE[letter]}'` : '';
      return `the letter '${letter}' in '${word}' is ${alphabet} (U+${code})${like}`;
    }
  }
  return undefined;
}

/** The word with look-alike letters replaced by the Latin letters that they look like. */
export function latinLetters(text: string): string {
  return [...text].map((letter) => LOOKS_LIKE[letter] ?? letter).join('');
}
