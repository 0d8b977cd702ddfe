import { notFound } from 'next/navigation';

/** The parts of a group's address. */
export interface GroupParams {
  target: string;
  application: string;
  group: string;
}

/** Next passes the parts of an address still encoded. One that cannot be decoded is no address. */
export async function readParams(params: Promise<GroupParams>): Promise<GroupParams> {
  const { target, application, group } = await params;
  try {
    return {
      target: decodeURIComponent(target),
      application: decodeURIComponent(application),
      group: decodeURIComponent(group),
    };
  } catch {
    return notFound();
  }
}
