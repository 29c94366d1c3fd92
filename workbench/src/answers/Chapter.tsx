import { useEffect, useRef } from 'react';
import type { Assessment } from '../../../src/lens/index.js';
import { addExports } from '../share/findingExports.js';
import { chapterRules } from './chapterStyle.js';
import { inert } from './inert.js';
import { keepPlace } from './keepPlace.js';
import { showWithin } from './places.js';

/**
 * A chapter of the report inside the page, in a tree of its own, so that its style and its ids meet nothing else. Its
 * markup was made by the report, which escapes every text of the case; what could act is taken out once more here.
 */
export function Chapter({
  html,
  stale,
  assessment,
  onLink,
}: {
  html: string;
  stale: boolean;
  /** What the chapter was made from: its charts and tables can be taken along. */
  assessment?: Assessment;
  /** A link to another chapter was followed. */
  onLink: (id: string) => void;
}) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [chapterRules()];
    keepPlace(root, () => {
      root.replaceChildren(inert(html));
      if (assessment) addExports(root, assessment);
    });
  }, [html, assessment]);
  useEffect(() => {
    const root = host.current?.shadowRoot;
    if (!root) return;
    // A link within the chapter, or to another one: ids of a tree of its own are no targets of the address.
    const follow = (event: Event) => {
      const link = event.composedPath().find((at): at is HTMLAnchorElement => at instanceof HTMLAnchorElement);
      const id = link?.getAttribute('href');
      if (!id?.startsWith('#')) return;
      event.preventDefault();
      if (!showWithin(root, id.slice(1))) onLink(id.slice(1));
    };
    root.addEventListener('click', follow);
    return () => root.removeEventListener('click', follow);
  }, [onLink]);
  return <div ref={host} className={stale ? 'chapter stale' : 'chapter'} />;
}
