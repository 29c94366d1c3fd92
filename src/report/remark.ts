/** A part of a sentence of a referee: what is remarked, and what would mend it. */
export interface Remark {
  text: string;
  /** Begins with "To mend:". */
  mend?: string;
}

/** Cuts what a referee says into remarks, each with what would mend it. A mend goes to the end of its sentence. */
export function remarks(sentence: string): Remark[] {
  const all: Remark[] = [];
  const parts = sentence.split(/ (?=To mend: )/u);
  for (const [i, part] of parts.entries()) {
    if (i === 0) {
      all.push({ text: part });
      continue;
    }
    const end = part.search(/\.(?= |$)/u) + 1 || part.length;
    all.at(-1)!.mend = part.slice(0, end);
    const rest = part.slice(end).trim();
    if (rest !== '') all.push({ text: rest });
  }
  return all;
}
