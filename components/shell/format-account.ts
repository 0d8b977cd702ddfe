/** "4821 0937 1166"; anything but twelve digits stays as it is, null is "account not known". */
export function formatAccount(accountId: string | null): string {
  if (accountId === null) return 'account not known';
  return /^\d{12}$/.test(accountId) ? accountId.replace(/(\d{4})(?=\d)/g, '$1 ') : accountId;
}
