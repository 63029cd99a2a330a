/** Gives the reader a JSON file, by a link that is on no page. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
