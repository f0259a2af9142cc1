/** Stands in for saving records: shows in the console what would have been saved. */
export async function createRecord(record) {
    console.log('createRecord', record); // eslint-disable-line no-console
    return { id: 'a01999' };
}
