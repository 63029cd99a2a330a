import { useId, useState } from 'react';
import { Refusal } from '../through-time/Dial.tsx';
import type { Results } from '../../training/trials/results.ts';
import { leastStepsOf, MOST_SEED, MOST_STEPS, useChoice } from './use-choice.ts';
import type { Trials } from './use-trials.ts';
import { nameOf, titleOf } from './words.ts';

interface Props {
  results: Results;
  trials: Trials;
}

/** What is to be run here: test, network, length, seed. */
export function Controls({ results: { tests }, trials: { now, start, stop } }: Props) {
  const { choice, setTest, setNetwork, setT, setSeed } = useChoice(tests);
  const { test, network, seed } = choice;
  return (
    <div className="lag-controls controls" role="group" aria-label="Run it here">
      <label>
        test{' '}
        <select
          className="plain-field"
          value={test.id}
          onChange={({ target }) => setTest(target.value)}
        >
          {tests.map(({ id, task }) => (
            <option key={id} value={id}>
              {titleOf(task)}
            </option>
          ))}
        </select>
      </label>
      <label>
        network{' '}
        <select
          className="plain-field"
          value={network.id}
          onChange={({ target }) => setNetwork(target.value)}
        >
          {test.networks.map(({ id }) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      </label>
      <Whole
        label={<i>T</i>}
        name="Steps of a sequence"
        value={choice.T}
        min={leastStepsOf(test)}
        max={MOST_STEPS}
        onChange={setT}
      />
      <Whole label="seed" name="Seed" value={seed} min={1} max={MOST_SEED} onChange={setSeed} />
      <button type="button" className="word lag-run" onClick={() => (now ? stop() : start(choice))}>
        {now ? 'Stop' : 'Run it here'}
      </button>
    </div>
  );
}

interface WholeProps {
  label: React.ReactNode;
  name: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A whole number to be typed. What is not one, or off its range, is not taken; leaving the field shows the one that holds. */
function Whole({ label, name, value, min, max, onChange }: WholeProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const number = Number(typed);
  const isTaken = (some: number) => Number.isInteger(some) && some >= min && some <= max;
  const isRefused = typed !== null && !isTaken(number);
  return (
    <span className="lag-whole">
      <label htmlFor={id}>{label}</label>{' '}
      <input
        id={id}
        type="number"
        className="dial-number"
        aria-label={name}
        min={min}
        max={max}
        step={1}
        aria-invalid={isRefused || undefined}
        value={typed ?? value}
        onChange={({ target: { value: text, valueAsNumber: number } }) => {
          setTyped(text);
          if (isTaken(number)) onChange(number);
        }}
        onBlur={() => setTyped(null)}
      />
      {isRefused && <Refusal min={min} max={max} />}
    </span>
  );
}
