import { type RefObject, useEffect, useRef, useState } from 'react';

/** What is unfolded in the place of a button, and gives the focus back to it when it is closed. */
export function useUnfolded(): {
  open: boolean;
  unfold: () => void;
  close: () => void;
  button: RefObject<HTMLButtonElement | null>;
} {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  useEffect(() => {
    if (!open && back.current) button.current?.focus();
    back.current = false;
  }, [open]);
  const close = () => {
    back.current = true;
    setOpen(false);
  };
  return { open, unfold: () => setOpen(true), close, button };
}
