/** The part of autocannon's interface that the bench uses; the package has no types of its own. */
declare module 'autocannon' {
	interface Options {
		url: string;
		connections: number;
		duration: number;
		headers?: Record<string, string>;
		requests?: { path?: string; setupRequest?: (request: { path: string }) => { path: string } }[];
	}
	interface Result {
		requests: { average: number };
		latency: { p50: number; p97_5: number; p95?: number };
		throughput: { average: number };
		non2xx: number;
		errors: number;
	}
	export default function autocannon(options: Options): Promise<Result>;
}
