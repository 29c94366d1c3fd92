import { useEffect, useState } from 'react';
import { fetchExample, listExamples } from '../document/examples.js';
import { titleOf } from './documents.js';

export interface Example {
  file: string;
  title: string;
}

/** The cases that come with Abide, by the titles that they have. */
export function useExamples(): Example[] {
  const [examples, setExamples] = useState<Example[]>([]);
  useEffect(() => {
    let wanted = true;
    const load = async () => {
      const files = await listExamples();
      const found = await Promise.all(
        files.map(async (file) => ({ file, title: titleOf((await fetchExample(file)).text) ?? file })),
      );
      if (wanted) setExamples(found);
    };
    // Without them the other ways of opening a case are still there.
    load().catch(() => {});
    return () => {
      wanted = false;
    };
  }, []);
  return examples;
}
