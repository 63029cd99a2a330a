import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Playing: `advance` goes one further every `pace` milliseconds, from wherever the figure stands by then, and says whether
 * there is more to come.
 */
export function usePlay(advance: () => boolean, pace: number) {
  const [playing, setPlaying] = useState(false);
  const next = useEffectEvent(() => {
    if (!advance()) setPlaying(false);
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => next(), pace);
    return () => clearInterval(timer);
  }, [playing, pace]);
  return [playing, setPlaying] as const;
}
