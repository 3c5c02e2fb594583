package eu.sealwatch.collector;

import eu.sealwatch.collector.judge.Finding;

/** Hears of each finding once, after it is durable. Called on the recorder's thread: be quick. */
public interface FindingListener {

    /**
     * @param entry index of the finding's entry in the evidence log
     */
    void raised(Finding finding, long entry);
}
