/** When a process of the site is to stop: it was asked to, or whoever started it is gone. */

/** Ms between looks whether the parent is still there. */
const LOOK_EVERY = 200;

/** Runs `leave` once; asked a second time, the process just ends. */
export function untilAsked(leave: () => void): void {
	let isLeaving = false;
	const once = () => {
		if (isLeaving) process.exit(1);
		isLeaving = true;
		leave();
	};
	process.on('SIGTERM', once).on('SIGINT', once);
	const parent = process.ppid;
	if (process.send)
		setInterval(() => {
			if (process.ppid !== parent && !isLeaving) once();
		}, LOOK_EVERY).unref();
}
