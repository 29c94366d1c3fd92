import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { About } from './figureSvg.js';
import { onPaper } from './onPaper.js';
import { ROOM, Sheet } from './sheet.js';

/**
 * A chart of a page as one SVG file, drawn anew at the width of the file: the question above, its key and how it is to be
 * read below, and where it is from.
 *
 * @param draw The drawing, and the list of its key where it has one. @param note How it is to be read.
 */
export function chartSvg(draw: (width: number) => ReactNode, { question, source }: About, note: string): string {
  return onPaper(ROOM, (host) => {
    const root = createRoot(host);
    try {
      flushSync(() => root.render(draw(ROOM)));
      const page = new Sheet(host);
      page.text(question, { size: 18, weight: 650 });
      for (const svg of host.querySelectorAll<SVGSVGElement>('svg.drawing')) page.drawing(svg);
      for (const item of host.querySelectorAll('.legend > li')) page.keyItem(item);
      page.text(note, { size: 12, muted: true });
      page.text(source, { size: 11, muted: true });
      return page.file(question);
    } finally {
      root.unmount();
    }
  });
}
