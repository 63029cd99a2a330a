/** The second thread under Node: what ../second-worker.ts is in a browser. */
import { parentPort } from 'node:worker_threads';
import type { Line, Order, Report } from '../protocol.ts';
import { serveSecond } from '../second.ts';
import '../../testing/relaxed-simd.ts';

const line: Line<Report, Order> = {
  postMessage: (report, transfer) => parentPort!.postMessage(report, transfer as ArrayBuffer[]),
  onmessage: null,
};
parentPort!.on('message', (data: Order) => line.onmessage?.({ data }));
serveSecond(line);
