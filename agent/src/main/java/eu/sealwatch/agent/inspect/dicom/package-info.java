/** DICOM upper layer: the association. Start at DicomInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.dicom;

import org.jspecify.annotations.NullMarked;
