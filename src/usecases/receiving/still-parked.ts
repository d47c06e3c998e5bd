import type { Response } from '../../domain/response';
import type { ResponseStore } from '../../ports/response-store';

/** Of responses from a list, which may lag behind, those that need a person now, as they were last written. */
export async function stillParked(
  { responses }: { responses: ResponseStore },
  listed: Response[],
): Promise<Response[]> {
  const read = await Promise.all(listed.map(({ id }) => responses.read(id)));
  return read.filter((response) => response?.state === 'parked') as Response[];
}
