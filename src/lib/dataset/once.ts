/** Found once for each object, for as long as it is there: what several parts ask of one slice, side or topic. */
export function once<Key extends object, Value>(find: (key: Key) => Value): (key: Key) => Value {
	const known = new WeakMap<Key, Value>();
	return (key) => {
		if (!known.has(key)) known.set(key, find(key));
		return known.get(key)!;
	};
}
