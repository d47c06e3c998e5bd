import { view } from '@forge/bridge';
import type { AutomationInputs } from '../../src/contract/automation';

/** Hands the inputs to the automation rule; only then can its author go on. */
export async function submit(inputs: AutomationInputs): Promise<void> {
  await view.submit(inputs);
}
