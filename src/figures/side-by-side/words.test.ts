import { expect, it } from 'vitest';
import { standingOf } from './words.ts';

const rnn = (factor: number) => ({ name: 'RNN', gated: false, factor });
const lstm = (factor: number) => ({ name: 'LSTM', gated: true, factor });
const gru = (factor: number) => ({ name: 'GRU', gated: true, factor });

it.each([
  [[rnn(0.55), lstm(0.63), gru(0.64)], 'GRU', 'RNN', []],
  [[rnn(0.89), lstm(0.63), gru(0.64)], 'RNN', 'LSTM', ['LSTM', 'GRU']],
  [[rnn(0.62), lstm(0.622), gru(0.5)], null, 'GRU', ['GRU']],
  // What explodes is no better than what stays: nothing is beaten by it unless it vanishes faster than that grows.
  [[rnn(1.2), lstm(1.01), gru(0.99)], 'RNN', 'GRU', []],
  [[rnn(1.1), lstm(1.01), gru(0.7)], 'RNN', 'GRU', ['GRU']],
  [[rnn(1.001), lstm(1.003), gru(1)], null, null, []],
  [[lstm(0.9), gru(0.5)], 'LSTM', 'GRU', []],
])('%j: who passes on most, who least, where gates do not help', (all, most, least, beaten) =>
  expect(standingOf(all)).toEqual({ most, least, beaten }),
);

it('one network is compared with none', () => expect(standingOf([rnn(0.5)])).toBeNull());
