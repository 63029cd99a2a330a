/** The worker that the training worker makes for the second half of each batch. */
import type { Line, Order, Report } from './protocol.ts';
import { serveSecond } from './second.ts';

serveSecond(self as unknown as Line<Report, Order>);
