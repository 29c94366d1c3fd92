/** Gives the user a file. Nothing leaves the machine: its address is one of this page. */
export function download(name: string, content: string | Blob, type: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the file only after this turn of events.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
