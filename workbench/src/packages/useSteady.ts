import { type ReactNode, useMemo } from 'react';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';

/**
 * What is made from answers is made anew when these change, and not with every step of progress, of which there are some
 * thirty a second: thousands of marks would be compared each time.
 */
export function useSteady(workbench: Workbench, known: Known, make: () => ReactNode): ReactNode {
  const { version, valid, quick, assessed, space, bands } = known;
  const { changes } = workbench;
  return useMemo(make, [workbench, changes, version, valid, quick, assessed, space, bands]);
}
