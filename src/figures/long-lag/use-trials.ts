import { useEffect, useRef, useState } from 'react';
import type { Setup } from '../../training/checkpoint.ts';
import type { NetworkResults, RunResult, TestResults } from '../../training/trials/results.ts';
import type { Conducted, Course } from './conduct.ts';

/** What a reader asks to be run. */
export interface Choice {
  readonly test: TestResults;
  readonly network: NetworkResults;
  readonly seed: number;
  readonly T: number;
}

/** What a reader has run: a row of the table. */
export interface Own extends Choice {
  readonly run: RunResult;
}

export interface Trials {
  readonly own: readonly Own[];
  /** What is being run; null where nothing is. */
  readonly now: (Choice & { readonly course: Course }) | null;
  /** The last that was stopped, and how far it had come; null where none was since. */
  readonly left: (Choice & { readonly updates: number }) | null;
  /** A sentence where the last could not be carried out. */
  readonly trouble: string | null;
  start(choice: Choice): void;
  stop(): void;
}

const AT_START: Course = { updates: 0, curve: null, secondsLeft: null, trouble: null };

export const setupOf = ({ test, network, seed, T }: Choice): Setup => ({
  ...network.setup,
  task: { ...test.task, parameters: { ...test.task.parameters, T } },
  seed,
});

/** Carries trials out, one at a time; a figure that leaves the page ends what it began. */
export function useTrials(): Trials {
  const [own, setOwn] = useState<readonly Own[]>([]);
  const [now, setNow] = useState<Trials['now']>(null);
  const [left, setLeft] = useState<Trials['left']>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  // Each start has a number, so that what an older one still says is not heard.
  const turn = useRef(0);
  const conducted = useRef<Conducted | null>(null);
  const updates = useRef(0);

  const end = () => {
    turn.current++;
    conducted.current?.stop();
    conducted.current = null;
    setNow(null);
  };
  useEffect(
    () => () => {
      turn.current++;
      conducted.current?.stop();
    },
    [],
  );

  const start = async (choice: Choice) => {
    end();
    const mine = turn.current;
    const isMine = () => mine === turn.current;
    updates.current = 0;
    setLeft(null);
    setTrouble(null);
    setNow({ ...choice, course: AT_START });
    try {
      const { conduct } = await import('./conduct.ts');
      if (!isMine()) return;
      const began = performance.now();
      const trial = { setup: setupOf(choice), most: choice.network.most };
      conducted.current = conduct(trial, (course) => {
        if (!isMine()) return;
        updates.current = course.updates;
        setNow({ ...choice, course });
      });
      const verdict = await conducted.current.verdict;
      if (!isMine() || verdict === null) return;
      const seconds = (performance.now() - began) / 1000;
      setOwn((before) => [...before, { ...choice, run: { seed: choice.seed, ...verdict, seconds } }]); // prettier-ignore
      end();
    } catch (error) {
      if (!isMine()) return;
      setTrouble(
        error instanceof Error && !(error instanceof TypeError)
          ? error.message
          : 'What trains could not be loaded; with a connection, running it again may help.',
      );
      end();
    }
  };

  return {
    own,
    now,
    left,
    trouble,
    start: (choice) => void start(choice),
    stop() {
      if (!now) return;
      setLeft({ ...now, updates: updates.current });
      end();
    },
  };
}
