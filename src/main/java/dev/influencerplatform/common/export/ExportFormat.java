package dev.influencerplatform.common.export;

/** What an export is written as. */
public enum ExportFormat {
    /** One JSON document, a list for each kind of data. */
    JSON,
    /** A ZIP archive with a CSV file (RFC 4180) for each kind. */
    ZIP
}
