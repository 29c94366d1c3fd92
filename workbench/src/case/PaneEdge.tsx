import { texts } from '../texts.js';
import { NARROWEST, WIDEST } from './usePaneSize.js';

/** Pixels that one press of a key moves the edge. */
const STEP = 16;

/** The edge of the pane, dragged or moved by arrow keys. */
export function PaneEdge({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no rule between paragraphs
    <div
      className="pane-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={texts.outline.edge}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const { currentTarget, pointerId, clientX } = event;
        if (!currentTarget.hasPointerCapture(pointerId)) return;
        onWidth(clientX - currentTarget.parentElement!.getBoundingClientRect().left);
      }}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') onWidth(width - STEP);
        if (key === 'ArrowRight') onWidth(width + STEP);
      }}
    />
  );
}
