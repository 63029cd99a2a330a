import '../frame-sentence.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';

interface Props {
  /** "5.2"; absent where the figure has none. */
  number?: string | undefined;
  children: ReactNode;
}

/**
 * The present frame of a figure in words. A screen reader hears it once the reader has rested for half a second, and nothing
 * before the reader has done something.
 */
export function Sentence({ number, children }: Props) {
  const sentence = useRef<HTMLParagraphElement>(null);
  const [spoken, setSpoken] = useState('');
  const last = useRef<string | null>(null);
  // After every rendering: what counts is whether the words have changed.
  useEffect(() => {
    const words = sentence.current!.textContent;
    const first = last.current === null;
    if (words === last.current) return;
    last.current = words;
    if (first) return;
    const timer = setTimeout(() => setSpoken(words), 500);
    return () => clearTimeout(timer);
  });
  return (
    <>
      <p className="frame-sentence" ref={sentence}>
        {number !== undefined && (
          <>
            <span className="figure-number">Figure {number}</span>{' '}
          </>
        )}
        {children}
      </p>
      <p className="vh" role="status">
        {spoken}
      </p>
    </>
  );
}
