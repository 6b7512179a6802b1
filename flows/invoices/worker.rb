# A job of the Ruby application. Under Sidekiq it is in `app/jobs` and includes Sidekiq::Job; started by itself it does one job:
# ruby worker.rb TOKEN CUSTOMER MONTH

require "json"
require "net/http"

# Tells the run that waits how it went.
class Answer
  def initialize(token)
    @token = token
  end

  def success(output)
    tell(:send_task_success, output: JSON.generate(output))
  end

  def failure(error)
    tell(:send_task_failure, error: error.class.name, cause: error.message)
  end

  private

  # On AWS its client signs the request. The local service at AWS_ENDPOINT_URL_SFN asks for no signature.
  def tell(operation, **answer)
    require "aws-sdk-states"
    Aws::States::Client.new.public_send(operation, task_token: @token, **answer)
  rescue LoadError
    name = operation.to_s.split("_").map(&:capitalize).join
    headers = { "Content-Type" => "application/x-amz-json-1.0", "X-Amz-Target" => "AWSStepFunctions.#{name}" }
    response = Net::HTTP.post(URI(ENV.fetch("AWS_ENDPOINT_URL_SFN")), JSON.generate(taskToken: @token, **answer), headers)
    raise "#{name}: #{response.body}" unless response.is_a?(Net::HTTPSuccess)
  end
end

class InvoiceJob
  if defined?(Sidekiq)
    include Sidekiq::Job

    # The run waits while Sidekiq tries again, and fails with the last error.
    sidekiq_retries_exhausted { |job, error| Answer.new(job["args"].first).failure(error) }
  end

  ITEMS = { "ACME" => [12_90, 4_50], "Müller & Söhne" => [99_00] }.freeze

  def perform(token, customer, month)
    Answer.new(token).success(render(customer, month))
  end

  private

  # nil where there is nothing to pay.
  def render(customer, month)
    items = ITEMS.fetch(customer) { return }
    puts "#{customer}: #{items.size} items in #{month}"
    { file: "invoices/#{month}/#{customer}.pdf", cents: items.sum }
  end
end

if __FILE__ == $PROGRAM_NAME
  token, customer, month = ARGV
  begin
    InvoiceJob.new.perform(token, customer, month)
  rescue StandardError => error
    Answer.new(token).failure(error)
  end
end
