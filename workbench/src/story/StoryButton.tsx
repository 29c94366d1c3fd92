import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

/** A button that keeps the focus where it has nothing to do, so that who goes by keyboard is not thrown out. */
export function StoryButton({
  off = false,
  main = false,
  onClick,
  children,
}: {
  off?: boolean;
  main?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      size="xs"
      variant={main ? 'filled' : 'default'}
      data-disabled={off || undefined}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onClick();
      }}
    >
      {children}
    </Button>
  );
}
