import { useEffect, useRef, useState } from 'react';
import type { TestResults } from '../../training/trials/results.ts';
import { setupOf, type Choice, type Own } from './choice.ts';
import { forget, keep, keptText } from './keep.ts';
import type { Conducted, Course } from './conduct.ts';

export interface Trials {
  readonly own: readonly Own[];
  /** The last of this visit. */
  readonly last: Own | null;
  /** What is being run; null where nothing is. */
  readonly now: (Choice & { readonly course: Course }) | null;
  /** The last that was stopped, and how far it had come; null where none was since. */
  readonly left: (Choice & { readonly updates: number }) | null;
  /** A sentence where the last could not be carried out. */
  readonly trouble: string | null;
  /** Where the rows cannot be kept: a sentence. */
  readonly unkept: string | null;
  start(choice: Choice): void;
  stop(): void;
  /** Lets go of the rows, here and in the browser. */
  forget(): void;
}

const AT_START: Course = { updates: 0, curve: null, secondsLeft: null, trouble: null };

/** Carries trials out, one at a time; a figure that leaves the page ends what it began. What came of them is kept in the browser. */
export function useTrials(tests: readonly TestResults[]): Trials {
  const [own, setOwn] = useState<readonly Own[]>([]);
  const [last, setLast] = useState<Own | null>(null);
  const [unkept, setUnkept] = useState<string | null>(null);
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

  useEffect(() => {
    let isHere = true;
    void earlier(tests).then((rows) => isHere && setOwn((since) => [...rows, ...since]));
    return () => void (isHere = false);
  }, [tests]);

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
      const row: Own = { ...choice, run: { seed: choice.seed, ...verdict, seconds } };
      setOwn((before) => [...before, row]);
      setLast(row);
      end();
      setUnkept(keep(row));
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
    last,
    now,
    left,
    trouble,
    unkept,
    start: (choice) => void start(choice),
    stop() {
      if (!now) return;
      setLeft({ ...now, updates: updates.current });
      end();
    },
    forget() {
      setOwn([]);
      setLast(null);
      setUnkept(null);
      forget();
    },
  };
}

/** The rows of earlier visits; none where what reads them could not be fetched. */
async function earlier(tests: readonly TestResults[]): Promise<readonly Own[]> {
  const text = keptText();
  if (text === null) return [];
  return import('./kept.ts').then(
    ({ rowsOf }) => rowsOf(text, tests),
    () => [],
  );
}
