/** A sentence with `code`, *italic letters*, and parameters by their names: W_hh is set as in a formula. */
export function Rich({ text }: { text: string }) {
  return text.split(/(`[^`]+`|\*[^*]+\*|\b[Wwb]_[a-z]+\b)/).map((part, k) => {
    if (part.startsWith('`')) return <code key={k}>{part.slice(1, -1)}</code>;
    if (part.startsWith('*')) return <i key={k}>{part.slice(1, -1)}</i>;
    if (k % 2 === 0) return part;
    const [letter, index] = part.split('_');
    return (
      <span key={k}>
        <i>{letter}</i>
        <sub>{index}</sub>
      </span>
    );
  });
}
